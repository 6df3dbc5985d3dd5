package io.trunkline.demo.kept;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of what `./trunkline demo --keep` saves, by which later runs find it again.
final class KeptNames {
    static final String SUMMIT = "Demo Summit Leads";
    static final String HARBOR = "Demo Harbor Media";

    static final List<String> TENANTS = List.of(SUMMIT, HARBOR);
    static final List<String> CARRIERS =
            List.of("Demo Atlas", "Demo Borealis", "Demo Cirrus", "Demo Delta", "Demo Legacy");
    static final List<String> CLIENTS = List.of("Demo Insurance desk", "Demo Solar team", "Demo Home services");

    /// The last digits of a number control SIPp: 486 is busy, 777 keeps ringing, the others answer.
    static final List<String> SUMMIT_NUMBERS = Stream.concat(
                    numbers(List.of("404", "212", "305", "713", "312", "213"), 120, 16),
                    Stream.of("+12125550486", "+13055550777"))
            .toList();

    static final List<String> HARBOR_NUMBERS =
            numbers(List.of("206", "303", "602", "615"), 150, 12).toList();

    private KeptNames() {}

    /// Numbers 555-01XX, which are kept for examples.
    private static Stream<String> numbers(List<String> areaCodes, int from, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "+1" + areaCodes.get(index % areaCodes.size()) + "5550" + (from + index));
    }
}
