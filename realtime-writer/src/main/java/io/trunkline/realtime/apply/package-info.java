/// Applies changes of carriers, clients and dialplan lines: gets their rows from `ararows`, writes the difference
/// to the realtime tables, and publishes `realtime.applied`, in one transaction.
@NullMarked
package io.trunkline.realtime.apply;

import org.jspecify.annotations.NullMarked;
