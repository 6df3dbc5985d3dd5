package io.trunkline.routing.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Routing and every node mean the same by an answer: the node's patterns are read out of its dialplan.
class NodeAnswerPatternsTest {
    private static final int LINES = 20_000;
    private static final int MUTATIONS = 3;
    private static final long SEED = 20_261_120;
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String FRAGMENTS =
            "0 9 + a z A _ - . , | / @ : & ; % $ { } [ ] ( ) \\ \" ' \t sip: PJSIP/ Local/ "
                    + "|| &PJSIP/2@b /n ${EXTEN} DIAL| STOP| OVERFLOW| é \0";

    private static final NodeAnswerPatterns NODE = NodeAnswerPatterns.read();

    private final Random random = new Random(SEED);

    @Test
    void a_node_accepts_every_line_that_routing_can_write() {
        for (int line = 0; line < LINES; line++) {
            String said = validLine();
            assertThat(AnswerLine.PATTERN.matcher(said).matches()).as(said).isTrue();
            assertThat(NODE.matches(said)).as(said).isTrue();
        }
    }

    @Test
    void a_node_refuses_every_line_that_routing_cannot_write() {
        List<String> taken = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            String said = mutate(validLine());
            boolean uses = NODE.matches(said);
            assertThat(uses).as(said).isEqualTo(AnswerLine.PATTERN.matcher(said).matches());
            if (uses) {
                taken.add(said);
            }
        }
        assertThat(taken).as("some mutations leave a valid line").hasSizeGreaterThan(LINES / 100);
        assertThat(taken).allSatisfy(NodeAnswerPatternsTest::dialsOneEndpoint);
    }

    /// The same check without a pattern: one technology, and no character that separates or extends a dial string.
    private static void dialsOneEndpoint(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields[0].equals("STOP")) {
            return;
        }
        String dialed = fields[fields[0].equals("DIAL") ? 2 : 1];
        assertThat(dialed.replaceFirst(";transport=(udp|tcp|tls)$", ""))
                .startsWith("PJSIP/")
                .doesNotContain("&", ",", "^", "$", "{", "\\", "\"", ";", " ");
        assertThat(dialed.chars().filter(c -> c == '@')).hasSize(1);
        assertThat(dialed.chars().filter(c -> c == '/').count()).isBetween(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DIAL|" + LEASE + "|PJSIP/1@a&PJSIP/2@b|20||,,,,,",
                "DIAL|" + LEASE + "|Local/1@from-campaign|20||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/a/1|20||,,,,,",
                "DIAL|" + LEASE + "|IAX2/a/1|20||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|-20||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|0||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|1000||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|20,G(x)||,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|20|15551230000|,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|20||,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|20||,,,,,,",
                "DIAL|" + LEASE + "|PJSIP/1@a|20||,,,,,|100000",
                "DIAL|" + LEASE + "|PJSIP/1@a|20||,,,,,\n",
                "DIAL|" + LEASE + "|PJSIP/1@a|20||,,,,,\r",
                "DIAL||PJSIP/1@a|20||,,,,,",
                "STOP|17|busy|../../etc/passwd",
                "STOP|17|busy|a&b",
                "<html>502</html>",
                ""
            })
    void a_node_refuses_near_misses(String line) {
        assertThat(NODE.matches(line)).isFalse();
    }

    private String validLine() {
        return switch (random.nextInt(4)) {
            case 0 ->
                "STOP|" + between(1, 999) + "|" + letters("abcdefghijklmnopqrstuvwxyz.-", 40)
                        + maybe("|" + letters("abcz019_-", 60));
            case 1 -> "OVERFLOW|" + dialString() + "|" + between(1, 999);
            default ->
                "DIAL|" + uuid() + "|" + dialString() + "|" + between(1, 999) + "|"
                        + maybe("+" + letters("0123456789", 7, 15)) + "|" + ids() + maybe("|" + between(1, 86_400));
        };
    }

    private String dialString() {
        String number = maybe("+") + letters("0123456789", 32);
        String endpoint = letters("abcxyz019-", 40);
        return random.nextBoolean()
                ? "PJSIP/" + number + "@" + endpoint
                : "PJSIP/" + endpoint + "/sip:" + number + "@" + host() + portAndTransport();
    }

    private String portAndTransport() {
        return switch (random.nextInt(3)) {
            case 0 -> ":" + between(1, 65_535);
            case 1 -> ":" + between(1, 65_535) + ";transport=" + (random.nextBoolean() ? "tcp" : "tls");
            default -> ";transport=" + List.of("udp", "tcp", "tls").get(random.nextInt(3));
        };
    }

    private String host() {
        return random.nextBoolean() ? letters("aZ09.-", 60) : "[" + letters("0123456789abcdefABCDEF:.", 2, 45) + "]";
    }

    private String ids() {
        return IntStream.range(0, 6).mapToObj(_ -> maybe(uuid())).collect(Collectors.joining(","));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /// With one to three characters taken out, put in or doubled.
    private String mutate(String line) {
        StringBuilder changed = new StringBuilder(line);
        String[] fragments = FRAGMENTS.split(" ");
        for (int change = 0; change <= random.nextInt(MUTATIONS); change++) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, fragments[random.nextInt(fragments.length)]);
                default -> changed.replace(at, at + 1, fragments[random.nextInt(fragments.length)]);
            }
        }
        return changed.toString();
    }

    private String letters(String alphabet, int most) {
        return letters(alphabet, 1, most);
    }

    private String letters(String alphabet, int least, int most) {
        return IntStream.range(0, between(least, most))
                .mapToObj(_ -> alphabet.charAt(random.nextInt(alphabet.length())))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }
}
