package io.trunkline.routing.decision.domain.parties;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.tags.CallTags;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', nullValues = "-", textBlock = """
            vertical=solar|wind   ! -           ! vertical=wind             ! true  ! vertical=solar|wind
            vertical=solar|wind   ! -           ! vertical=WIND             ! true  ! vertical=solar|wind
            vertical=solar|wind   ! -           ! vertical=gas              ! false ! vertical=gas, requires solar or wind
            vertical=solar|wind   ! -           ! source=fb                 ! false ! no vertical, requires solar or wind
            vertical              ! -           ! vertical=gas              ! true  ! vertical
            vertical              ! -           ! source=fb                 ! false ! no vertical
            vertical=solar,source ! -           ! vertical=solar            ! false ! no source
            vertical=solar,source ! -           ! vertical=solar; source=fb ! true  ! source; vertical=solar
            -                     ! source=fb   ! source=tv                 ! true  ! ''
            -                     ! source=fb   ! source=fb                 ! false ! excluded source=fb
            -                     ! source      ! source=tv                 ! false ! excluded source=tv
            -                     ! source      ! vertical=solar            ! true  ! ''
            vertical=solar        ! source=fb   ! vertical=solar; source=fb ! false ! excluded source=fb
            """)
    void a_call_has_all_required_tags_and_no_excluded_one(
            String required, String excluded, String tags, boolean taken, String detail) {
        TagRules rules = TagRules.parse(entries(required), entries(excluded));

        assertThat(rules.checks(CallTags.ofHeader(tags))).containsExactly(new Check("link.tags", taken, detail));
        assertThat(TagRules.parse(TagRules.texts(rules.required()), TagRules.texts(rules.excluded())))
                .isEqualTo(rules);
    }

    private static List<String> entries(String text) {
        return text == null ? List.of() : List.of(text.split(","));
    }

    @Test
    void without_rules_there_is_no_check() {
        assertThat(TagRules.NONE.checks(CallTags.ofHeader("vertical=solar"))).isEmpty();
        assertThat(TagRules.NONE.acceptsAll()).isTrue();
    }
}
