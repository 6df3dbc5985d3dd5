package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Moved;
import java.util.Comparator;
import java.util.List;

/// The lowest number first, then the lowest id. Nothing is remembered from call to call.
record ByPriority(List<Standing> links) implements Line {
    @Override
    public List<Standing> inOrder() {
        return links.stream()
                .sorted(Comparator.comparing(Standing::link, Link.BY_PRIORITY))
                .toList();
    }

    @Override
    public String place(Standing link) {
        return "priority " + link.link().priority();
    }

    @Override
    public List<Moved> unchosen() {
        return List.of();
    }

    @Override
    public List<Moved> chosen(Standing link) {
        return List.of();
    }
}
