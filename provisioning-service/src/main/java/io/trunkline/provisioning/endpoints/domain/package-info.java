/// The rules of an Asterisk endpoint: its id, address, codecs, DTMF mode, credentials and advanced settings.
@NullMarked
package io.trunkline.provisioning.endpoints.domain;

import org.jspecify.annotations.NullMarked;
