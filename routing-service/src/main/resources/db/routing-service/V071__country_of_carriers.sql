-- Of the numbers that a carrier takes in national form.
ALTER TABLE known_carriers ADD COLUMN country text;
