package io.trunkline.ami.facts;

/// How much lives on the node right now.
public interface LiveTable {

    int channels();

    int calls();
}
