-- The number format of a carrier is stored under the name it has in carrier.changed, in snake case.
UPDATE known_carriers SET number_format = 'as_dialed' WHERE number_format = 'as_dialled';
