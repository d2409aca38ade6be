"""Sensors notice and schedules remember: the safety net under what the API submits itself."""
