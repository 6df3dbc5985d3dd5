/// `./trunkline test --long power-loss`: PostgreSQL, Kafka, Asterisk and the services are killed together while
/// configuration is saved and calls are in progress, and the suite is started again on the same data.
@NullMarked
package io.trunkline.benchmarks.powerloss;

import org.jspecify.annotations.NullMarked;
