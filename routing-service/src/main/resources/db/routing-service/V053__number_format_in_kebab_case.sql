-- The number format of a carrier is stored under the name it has in carrier.changed.
UPDATE known_carriers SET number_format = 'as-dialed' WHERE number_format = 'as_dialed';
