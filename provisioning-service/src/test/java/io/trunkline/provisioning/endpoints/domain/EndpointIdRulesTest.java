package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointIdRulesTest {
    @Test
    void is_a_slug_of_the_name() {
        assertThat(firstCandidate("Twilio Principal")).isEqualTo("twilio-principal");
        assertThat(firstCandidate("  Telefónica / España (2) ")).isEqualTo("telefonica-espana-2");
    }

    @Test
    void a_name_without_latin_letters_gives_the_entity_kind() {
        assertThat(firstCandidate("電話")).isEqualTo("carrier");
    }

    @Test
    void has_at_most_forty_characters_and_never_ends_with_a_dash() {
        var candidates = EndpointIdRules.candidates("a".repeat(39) + " bcd", "carrier", "x7k2");

        assertThat(candidates.getFirst().value()).isEqualTo("a".repeat(39));
        assertThat(candidates).allSatisfy(id -> assertThat(id.value()).hasSizeLessThanOrEqualTo(40));
        assertThat(candidates).doesNotHaveDuplicates();
    }

    @Test
    void is_never_a_name_that_asterisk_reserves() {
        assertThat(firstCandidate("Anonymous")).isEqualTo("anonymous-carrier");
    }

    @Test
    void gets_a_number_when_taken_and_a_random_ending_last() {
        var candidates = EndpointIdRules.candidates("Alpha", "carrier", "x7k2");

        assertThat(candidates.get(1).value()).isEqualTo("alpha-2");
        assertThat(candidates.getLast().value()).isEqualTo("alpha-x7k2");
    }

    private static String firstCandidate(String name) {
        return EndpointIdRules.candidates(name, "carrier", "x7k2").getFirst().value();
    }
}
