/// Users: the people who log in, each with one role. Whatever takes access from one of them says
/// access.changed, and every service ends it within seconds.
@NullMarked
package io.trunkline.provisioning.users;

import org.jspecify.annotations.NullMarked;
