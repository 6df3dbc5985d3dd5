package io.trunkline.routing.decision.domain.answer;

import java.util.regex.Pattern;

/// What a caller hears before a call that goes nowhere ends.
///
/// @param sound a sound file's name on the node, without folder and format: 1 to 60 of `a-z0-9_-`
public record Announcement(String sound) {
    /// What a sound may be called; the dialplan checks the answer against the same pattern.
    public static final Pattern PATTERN = Pattern.compile("[a-z0-9_-]{1,60}");

    public Announcement {
        if (!PATTERN.matcher(sound).matches()) {
            throw new IllegalArgumentException("not the name of a sound");
        }
    }

    @Override
    public String toString() {
        return sound;
    }
}
