"""The product's voice: Babel catalogues, and the translator that speaks from them."""

from locales.translator import Day, Money, Text, Translator, _, plural, translator

__all__ = ["Day", "Money", "Text", "Translator", "_", "plural", "translator"]
