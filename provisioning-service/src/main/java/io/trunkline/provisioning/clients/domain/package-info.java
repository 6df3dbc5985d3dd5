/// A client: its settings, status and mode (it registers, or has a fixed address). The rules validate a request.
@NullMarked
package io.trunkline.provisioning.clients.domain;

import org.jspecify.annotations.NullMarked;
