/// Call records. Facts about calls come from routing-service and ami-bridge; this service assembles the record of
/// each call from them, stores it by month, serves it over REST and publishes it as `cdr.recorded`. It also
/// keeps alerts.
@NullMarked
package io.trunkline.cdr;

import org.jspecify.annotations.NullMarked;
