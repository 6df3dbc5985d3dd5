/// A carrier: its settings, status, provider, dial prefix and kind of registration. The rules validate a request; a
/// dial prefix that overlaps another one causes a warning.
@NullMarked
package io.trunkline.provisioning.carriers.domain;

import org.jspecify.annotations.NullMarked;
