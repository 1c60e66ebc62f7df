"""Messages outside of mail (Telegram, WhatsApp, SMS, webhook): that there is something to read."""
