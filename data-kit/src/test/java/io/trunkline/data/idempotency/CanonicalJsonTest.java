package io.trunkline.data.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private enum Strategy {
        ROUND_ROBIN
    }

    private record Link(String client, Integer weight) {}

    private record Campaign(String name, List<Link> links, Integer cap) {
        public boolean isCapped() {
            return cap != null;
        }

        public String getLabel() {
            return "campaign " + name;
        }

        @Override
        public String toString() {
            return "Campaign[name=" + name + "]";
        }
    }

    @Test
    void fields_are_sorted_at_every_depth() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("a", 2);
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("b", List.of(inner));
        outer.put("B", 3);
        outer.put("a", inner);

        assertThat(CanonicalJson.of(outer)).isEqualTo("{\"B\":3,\"a\":{\"a\":2,\"z\":1},\"b\":[{\"a\":2,\"z\":1}]}");
    }

    @Test
    void a_null_field_is_the_same_as_an_absent_one() {
        assertThat(CanonicalJson.of(new Campaign("x", List.of(new Link("c", null)), null)))
                .isEqualTo("{\"links\":[{\"client\":\"c\"}],\"name\":\"x\"}");
        assertThat(CanonicalJson.of(Map.of("a", Optional.empty()))).isEqualTo("{}");
    }

    @Test
    void an_empty_value_differs_from_an_absent_one() {
        assertThat(CanonicalJson.of(Map.of("a", "", "b", List.of(), "c", Map.of())))
                .isEqualTo("{\"a\":\"\",\"b\":[],\"c\":{}}");
    }

    @Test
    void elements_keep_their_order_and_their_nulls() {
        assertThat(CanonicalJson.of(Arrays.asList("b", null, "a"))).isEqualTo("[\"b\",null,\"a\"]");
    }

    @Test
    void what_is_computed_from_a_record_is_no_part_of_it() {
        assertThat(CanonicalJson.of(new Campaign("x", List.of(), 7)))
                .isEqualTo("{\"cap\":7,\"links\":[],\"name\":\"x\"}");
    }

    @Test
    void numbers_are_written_by_value() {
        assertThat(CanonicalJson.of(List.of(1, 1L, 1.0, new BigDecimal("1.00"), 1.5f, 0.0)))
                .isEqualTo("[1,1,1,1,1.5,0]");
        assertThat(CanonicalJson.of(
                        List.of(Long.MAX_VALUE, new BigDecimal("1e400"), Double.NaN, Double.NEGATIVE_INFINITY)))
                .isEqualTo("[9223372036854775807,1E+400,\"NaN\",\"-Infinity\"]");
    }

    @Test
    void values_of_the_java_library_are_written_as_text() {
        UUID id = UUID.randomUUID();

        assertThat(CanonicalJson.of(List.of(
                        id,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LocalDate.of(2026, 1, 2),
                        Duration.ofSeconds(90),
                        Strategy.ROUND_ROBIN,
                        true)))
                .isEqualTo("[\"" + id + "\",\"2026-01-02T03:04:05Z\",\"2026-01-02\",\"PT1M30S\",\"ROUND_ROBIN\",true]");
    }
}
