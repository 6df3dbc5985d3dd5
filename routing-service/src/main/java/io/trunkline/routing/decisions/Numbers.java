package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.util.Optional;

/// Brings numbers to E.164.
public interface Numbers {
    /// @param text digits with an optional plus, or a number as people write it
    /// @return empty when the text is no possible number
    Optional<PhoneNumber> normalise(String text);
}
