/// What the suite orders of the node: place a call, say which channels live, end a call. Each order is claimed in
/// the database before anything is done, so that a repeated or a late one rings nobody; one that was claimed and
/// then left is closed with what is known.
@NullMarked
package io.trunkline.ami.commands;

import org.jspecify.annotations.NullMarked;
