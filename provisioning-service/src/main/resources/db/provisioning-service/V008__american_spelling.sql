-- The value of numberFormat is spelled as-dialed in the API and in events.
UPDATE carriers SET number_format = 'as-dialed' WHERE number_format = 'as-dialled';
