package io.trunkline.provisioning.dialplanlines.domain;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Validates a dialplan line. Only the listed applications are allowed, each with the listed arguments, so that no
/// line can dial, run a program or evaluate a function.
public final class DialplanLineRules {
    private static final Range PRIORITY = new Range(1, 999, 1);
    private static final Pattern NUMBER_OR_PATTERN = Pattern.compile("[0-9*#]{1,40}|_[0-9XZN*#]{1,37}[.!]?");
    /// The form of a prefix dialplan. A line of this form would bypass the dialplan request that precedes
    /// each Dial.
    private static final Pattern CARRIER_PREFIX_PATTERN = Pattern.compile("_[0-9]{1,10}X\\.");

    /// Contexts that Asterisk reads from its realtime table. It would ignore lines in other contexts.
    private static final Set<String> CONTEXTS = Set.of("from-campaign");

    private static final Pattern PLAIN_TEXT =
            Pattern.compile("([A-Za-z0-9 .,:/_#*+()=-]|\\$\\{EXTEN(:[0-9]{1,2})?\\}|\\$\\{CALLERID\\(num\\)\\})*");
    private static final Pattern NO_ARGUMENTS = Pattern.compile("");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,4}(\\.[0-9]{1,3})?)?");
    private static final Pattern CAUSE = Pattern.compile("([0-9]{1,3})?");
    private static final Pattern SOUNDS = Pattern.compile("[A-Za-z0-9/_-]+(&[A-Za-z0-9/_-]+)*(,(skip|noanswer)?)?");
    private static final Pattern GOTO_TARGET = Pattern.compile("(from-campaign,)?[0-9*#]{1,40},[0-9]{1,3}|[0-9]{1,3}");
    private static final Map<String, Pattern> APPS = Map.ofEntries(
            Map.entry("NoOp", PLAIN_TEXT),
            Map.entry("Verbose", PLAIN_TEXT),
            Map.entry("Answer", NO_ARGUMENTS),
            Map.entry("Progress", NO_ARGUMENTS),
            Map.entry("Ringing", NO_ARGUMENTS),
            Map.entry("Echo", NO_ARGUMENTS),
            Map.entry("Wait", SECONDS),
            Map.entry("Busy", SECONDS),
            Map.entry("Congestion", SECONDS),
            Map.entry("Hangup", CAUSE),
            Map.entry("Playback", SOUNDS),
            Map.entry("Goto", GOTO_TARGET));

    private DialplanLineRules() {}

    public static ValidationResult<DialplanLineSettings> check(DialplanLineDraft draft) {
        var violations = new Violations();
        var context = orDefault(draft.context(), "from-campaign");
        violations.require(
                CONTEXTS.contains(context),
                "context",
                "dialplan.context-not-allowed",
                "must be one of " + String.join(", ", CONTEXTS));
        var exten = orDefault(draft.exten(), "");
        checkExten(exten, violations);
        var priority = violations.numberInRange("priority", draft.priority(), PRIORITY, "range");
        violations.require(draft.priority() != null, "priority", "required", "is required");
        var app = orDefault(draft.app(), "");
        var appdata = draft.appdata() == null ? "" : draft.appdata();
        checkApp(app, appdata, violations);
        return violations.result(() -> new DialplanLineSettings(context, exten, priority, app, appdata));
    }

    private static void checkExten(String exten, Violations violations) {
        violations.require(
                NUMBER_OR_PATTERN.matcher(exten).matches(),
                "exten",
                "dialplan.exten-invalid",
                "must be a number, or a pattern of digits, X, Z, N, * and # that starts with _ and may end with . or !");
        violations.require(
                !CARRIER_PREFIX_PATTERN.matcher(exten).matches(),
                "exten",
                "dialplan.exten-reserved",
                "must not have the form of a dial prefix: set the carrier's dialPrefix instead");
    }

    private static void checkApp(String app, String appdata, Violations violations) {
        var arguments = APPS.get(app);
        if (arguments == null) {
            var allowed = APPS.keySet().stream().sorted().collect(Collectors.joining(", "));
            violations.add("app", "dialplan.app-not-allowed", "must be one of " + allowed);
            return;
        }
        violations.require(
                appdata.length() <= 256 && arguments.matcher(appdata).matches(),
                "appdata",
                "dialplan.appdata-invalid",
                "must be arguments that are allowed for " + app);
    }

    private static String orDefault(@Nullable String text, String defaultValue) {
        return text == null || text.isBlank() ? defaultValue : text.strip();
    }
}
