/// What provisioning-service asks before a change: which rows a carrier, client or dialplan line would have, for a dry
/// run, and which keys can decrypt passwords.
@NullMarked
package io.trunkline.realtime.preview;

import org.jspecify.annotations.NullMarked;
