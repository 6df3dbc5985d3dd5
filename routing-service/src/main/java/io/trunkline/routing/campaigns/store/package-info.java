/// Stores campaigns in the database, with their numbers, links and carriers.
@NullMarked
package io.trunkline.routing.campaigns.store;

import org.jspecify.annotations.NullMarked;
