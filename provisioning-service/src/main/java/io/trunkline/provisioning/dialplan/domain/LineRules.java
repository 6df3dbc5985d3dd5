package io.trunkline.provisioning.dialplan.domain;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.domain.Violations.Range;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a dialplan line. Applications are allow-listed together with the arguments
/// that each may have, so that nothing dials, runs a program, or evaluates a function.
public final class LineRules {
    private static final Range PRIORITY = new Range(1, 999, 1);
    private static final Pattern NUMBER_OR_PATTERN = Pattern.compile("[0-9*#]{1,40}|_[0-9XZN*#]{1,37}[.!]?");
    /// What a carrier's prefix makes; by hand it would go round the question that comes before each Dial.
    private static final Pattern PREFIX_BLOCK = Pattern.compile("_[0-9]{1,10}X\\.");

    /// Contexts that Asterisk reads from its realtime table; elsewhere a line would never be found.
    private static final Set<String> CONTEXTS = Set.of("from-campaign");

    private static final Pattern ANYTHING_PLAIN =
            Pattern.compile("([A-Za-z0-9 .,:/_#*+()=-]|\\$\\{EXTEN(:[0-9]{1,2})?\\}|\\$\\{CALLERID\\(num\\)\\})*");
    private static final Pattern NOTHING = Pattern.compile("");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,4}(\\.[0-9]{1,3})?)?");
    private static final Pattern CAUSE = Pattern.compile("([0-9]{1,3})?");
    private static final Pattern SOUNDS = Pattern.compile("[A-Za-z0-9/_-]+(&[A-Za-z0-9/_-]+)*(,(skip|noanswer)?)?");
    private static final Pattern PLACE = Pattern.compile("(from-campaign,)?[0-9*#]{1,40},[0-9]{1,3}|[0-9]{1,3}");
    private static final Map<String, Pattern> APPS = Map.ofEntries(
            Map.entry("NoOp", ANYTHING_PLAIN),
            Map.entry("Verbose", ANYTHING_PLAIN),
            Map.entry("Answer", NOTHING),
            Map.entry("Progress", NOTHING),
            Map.entry("Ringing", NOTHING),
            Map.entry("Echo", NOTHING),
            Map.entry("Wait", SECONDS),
            Map.entry("Busy", SECONDS),
            Map.entry("Congestion", SECONDS),
            Map.entry("Hangup", CAUSE),
            Map.entry("Playback", SOUNDS),
            Map.entry("Goto", PLACE));

    private LineRules() {}

    public static Checked<LineSettings> check(LineDraft draft) {
        var violations = new Violations();
        var context = ordinary(draft.context(), "from-campaign");
        violations.unless(
                CONTEXTS.contains(context),
                "context",
                "dialplan.context-not-allowed",
                "one of " + String.join(", ", CONTEXTS));
        var exten = ordinary(draft.exten(), "");
        exten(exten, violations);
        var priority = violations.number("priority", draft.priority(), PRIORITY, "range");
        violations.unless(draft.priority() != null, "priority", "required", "give a priority, from 1");
        var app = ordinary(draft.app(), "");
        var appdata = draft.appdata() == null ? "" : draft.appdata();
        app(app, appdata, violations);
        return violations.checked(() -> new LineSettings(context, exten, priority, app, appdata));
    }

    private static void exten(String exten, Violations violations) {
        violations.unless(
                NUMBER_OR_PATTERN.matcher(exten).matches(),
                "exten",
                "dialplan.exten-invalid",
                "a number, or a pattern of digits, X, Z, N, * and # that begins with _ and may end with . or !");
        violations.unless(
                !PREFIX_BLOCK.matcher(exten).matches(),
                "exten",
                "dialplan.exten-reserved",
                "this form is made by a carrier's dialPrefix; set it there");
    }

    private static void app(String app, String appdata, Violations violations) {
        var arguments = APPS.get(app);
        if (arguments == null) {
            var allowed = APPS.keySet().stream().sorted().collect(Collectors.joining(", "));
            violations.add("app", "dialplan.app-not-allowed", "one of " + allowed);
            return;
        }
        violations.unless(
                appdata.length() <= 256 && arguments.matcher(appdata).matches(),
                "appdata",
                "dialplan.appdata-invalid",
                "not what " + app + " may be given here");
    }

    private static String ordinary(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }
}
