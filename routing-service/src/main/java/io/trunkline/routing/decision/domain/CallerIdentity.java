package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.numbers.WithheldCallers;
import java.util.Set;

/// The caller of a call as Asterisk reports it.
///
/// @param sipUser      the user part of the caller's SIP address, printable ASCII; empty, a name or an extension
///     where the caller has no phone number
/// @param isRestricted whether the caller asked for privacy (`CALLERID(num-pres)` begins with `prohib`)
public record CallerIdentity(String sipUser, boolean isRestricted) {
    /// The entry in the list of blocked callers for callers who withhold their number.
    public static final String ANONYMOUS = "anonymous";

    /// A caller who withholds the number.
    public static final CallerIdentity WITHHELD = new CallerIdentity("", true);

    private static final WithheldCallers WITHHELD_CALLERS = new WithheldCallers(Set.of());

    /// A caller, where `withheld` has the names and numbers of callers who withhold theirs.
    ///
    /// @param withheld with those of the operator
    public static CallerIdentity of(String sipUser, boolean isRestricted, WithheldCallers withheld) {
        String user = sipUser.split(";", 2)[0];
        return new CallerIdentity(withheld.isWithheld(user) ? ANONYMOUS : sipUser, isRestricted);
    }

    /// The caller's digits for events and leases, with a plus sign if there was one; empty for a caller who asked
    /// for privacy, has no number, or withholds it. So two such callers are not taken for one who calls again.
    public String digits() {
        return isRestricted ? "" : readDigits();
    }

    /// The digits of a caller who asked for privacy; empty for all others. For the staff of the platform only.
    public String assertedDigits() {
        return isRestricted ? readDigits() : "";
    }

    private String readDigits() {
        String user = sipUser.split(";", 2)[0];
        return WITHHELD_CALLERS.isWithheld(user) || !user.matches("[+0-9 ().-]*") ? "" : DialedDigits.of(user);
    }
}
