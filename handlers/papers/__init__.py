"""Official reports in Word (báo cáo)."""
