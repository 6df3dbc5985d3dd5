package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Moved;
import java.util.List;

/// The links of a campaign as one strategy puts them in line for one call.
sealed interface Line permits ByPriority, RoundRobin, Weighted {
    /// All of them, the ready and the others, first come first. Total: no two are equal.
    List<Standing> inOrder();

    /// Why a link stands where it does, for the trace.
    String place(Standing link);

    /// Places that change when nobody is chosen.
    List<Moved> unchosen();

    /// Places that change when this link is chosen, those of [#unchosen] among them; no key twice.
    List<Moved> chosen(Standing link);
}
