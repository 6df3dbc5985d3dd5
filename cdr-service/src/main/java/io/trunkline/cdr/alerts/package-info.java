/// Alerts for operators and tenants. Any service publishes them as `alert.raised`; they are kept for a retention
/// period and listed over REST.
@NullMarked
package io.trunkline.cdr.alerts;

import org.jspecify.annotations.NullMarked;
