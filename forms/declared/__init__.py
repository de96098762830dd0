"""Every form, one file each: a file here with a ``FORM`` (or ``FORMS``, its versions) is in the product."""
