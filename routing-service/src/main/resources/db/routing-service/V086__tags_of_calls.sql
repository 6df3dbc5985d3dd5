-- Which calls a link takes by their tags: entries such as 'vertical=solar|wind', or 'source' for any value. A call must
-- have all required ones, and none of the excluded ones.
ALTER TABLE links
    ADD COLUMN required_tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN excluded_tags text[] NOT NULL DEFAULT '{}';

-- The tags that the order gave the call, an object of texts.
ALTER TABLE placed_calls
    ADD COLUMN tags jsonb NOT NULL DEFAULT '{}';
