/// The bridge between one Asterisk node's manager interface (AMI) and Kafka: it publishes the node's events and
/// turns commands to the node into AMI actions.
@NullMarked
package io.trunkline.ami;

import org.jspecify.annotations.NullMarked;
