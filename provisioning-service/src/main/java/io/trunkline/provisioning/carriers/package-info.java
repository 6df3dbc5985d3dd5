/// Carriers: SIP providers for calls in both directions. Each change is published as `carrier.changed` with
/// everything that Asterisk's tables need. The API returns the observed status beside the configuration; a status
/// update does not change the carrier's version.
@NullMarked
package io.trunkline.provisioning.carriers;

import org.jspecify.annotations.NullMarked;
