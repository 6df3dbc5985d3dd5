package io.trunkline.telephony.numbers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How callers who withhold their number appear in SIP: by a name, by the name's keypad spelling, or by a
/// Privacy header.
public final class WithheldCallers {
    private static final Set<String> NAMES =
            Set.of("anonymous", "blocked", "private", "restricted", "unavailable", "unknown", "withheld");

    /// ANONYMOUS, BLOCKED, RESTRICTED (and a common slip of it), UNKNOWN and UNAVAILABLE on a telephone's keypad
    /// (Twilio support article 223179988).
    private static final Set<String> KEYPAD_SPELLINGS =
            Set.of("266696687", "2562533", "7378742833", "7378742883", "8656696", "86282452253");

    /// RFC 3323 and RFC 3325.
    private static final Set<String> PRIVACY_VALUES = Set.of("id", "user", "header");

    private static final String ANONYMOUS_HOST = "@anonymous.invalid";

    private final Set<String> more;

    /// @param more further names or numbers that an operator's carriers use
    public WithheldCallers(Set<String> more) {
        Set<String> lowerCase = new HashSet<>();
        more.forEach(name -> lowerCase.add(withoutPlus(name.strip().toLowerCase(Locale.ROOT))));
        this.more = Set.copyOf(lowerCase);
    }

    /// Whether a text is one of the names, such as `anonymous`, in any case.
    public boolean isName(String text) {
        return NAMES.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /// Whether the user part of a SIP From or P-Asserted-Identity stands for a withheld number. A keypad spelling
    /// does only when it is the whole caller ID: with a country code, the same digits are a real number.
    ///
    /// @param sipUser such as `anonymous` or `+266696687`; an empty one is withheld too
    public boolean isWithheld(String sipUser) {
        String caller = withoutPlus(sipUser.strip().toLowerCase(Locale.ROOT));
        return caller.isEmpty()
                || isName(caller)
                || caller.endsWith(ANONYMOUS_HOST)
                || KEYPAD_SPELLINGS.contains(caller)
                || more.contains(caller);
    }

    /// Whether a Privacy header asks to withhold the caller's identity.
    ///
    /// @param privacy the header's value, such as `id` or `id;critical`; may be empty
    public boolean isPrivate(String privacy) {
        return Arrays.stream(privacy.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .anyMatch(PRIVACY_VALUES::contains);
    }

    private static String withoutPlus(String caller) {
        return caller.startsWith("+") ? caller.substring(1) : caller;
    }
}
