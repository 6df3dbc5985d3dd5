package io.trunkline.cdr.statistics;

import io.trunkline.telephony.outcomes.Disposition;
import java.util.Map;

/// The counts of one id.
///
/// @param id such as that of a carrier
record Totals(String id, long attempts, Map<Disposition, Long> byDisposition, long talkMillis) {}
