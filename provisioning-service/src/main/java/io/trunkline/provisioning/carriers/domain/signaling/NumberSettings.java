package io.trunkline.provisioning.carriers.domain.signaling;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import java.util.Optional;

/// How numbers are written in calls to and from a carrier.
///
/// @param country where national numbers belong; empty for the platform's
/// @param outbound of the called number in calls to the carrier
/// @param inbound of all numbers in its calls
public record NumberSettings(Optional<Country> country, NumberFormat outbound, NumberFormat inbound) {}
