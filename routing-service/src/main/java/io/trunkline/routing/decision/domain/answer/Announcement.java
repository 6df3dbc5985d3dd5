package io.trunkline.routing.decision.domain.answer;

import java.util.regex.Pattern;

/// The announcement that is played before a refused call ends.
///
/// @param sound name of a sound file on the node, without folder and format: 1 to 60 of `a-z0-9_-`
public record Announcement(String sound) {
    /// The pattern of a sound's name; the dialplan checks answers with the same one.
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
