package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.E164;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbering plans of the world.
public interface NumberPlan {
    /// Reads a number as people write it: `+14045556789`, `14045556789`, `4045556789` or `(404) 555-6789`; one
    /// without a country is one of the default region.
    ///
    /// @return empty when it is no number
    Optional<Parsed> parse(String text);

    /// @param areaCode digits, null where the plan has none
    record Parsed(E164 number, @Nullable String areaCode) {}
}
