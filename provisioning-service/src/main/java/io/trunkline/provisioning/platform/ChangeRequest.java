package io.trunkline.provisioning.platform;

import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import java.util.function.UnaryOperator;

/// A request to change an entity. It is applied while the entity's row is locked, so that two patches of different
/// fields both take effect.
///
/// @param edit turns the draft that would leave the entity as it is into the draft to store
/// @param isPatch a patch without effect changes nothing, while a replacement always makes a new version
public record ChangeRequest<D>(CurrentUser by, IfMatch ifMatch, DryRun dryRun, UnaryOperator<D> edit, boolean isPatch) {

    public static <D> ChangeRequest<D> replace(CurrentUser by, IfMatch ifMatch, DryRun dryRun, D draft) {
        return new ChangeRequest<>(by, ifMatch, dryRun, _ -> draft, false);
    }

    public static <D> ChangeRequest<D> patch(CurrentUser by, IfMatch ifMatch, DryRun dryRun, UnaryOperator<D> edit) {
        return new ChangeRequest<>(by, ifMatch, dryRun, edit, true);
    }
}
