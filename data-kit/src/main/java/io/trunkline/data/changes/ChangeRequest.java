package io.trunkline.data.changes;

import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import java.util.function.UnaryOperator;

/// A request to change an entity. It is applied while the entity's row is locked, so that two patches of different
/// fields both take effect. If the entity already is as requested, nothing is stored: it keeps its version, and
/// there is neither an event nor an entry in the audit log.
///
/// @param edit turns the draft that would leave the entity as it is into the draft to store
public record ChangeRequest<D>(CurrentUser by, IfMatch ifMatch, DryRun dryRun, UnaryOperator<D> edit) {

    /// A request that replaces the entity by this draft.
    public static <D> ChangeRequest<D> replace(CurrentUser by, IfMatch ifMatch, DryRun dryRun, D draft) {
        return new ChangeRequest<>(by, ifMatch, dryRun, _ -> draft);
    }
}
