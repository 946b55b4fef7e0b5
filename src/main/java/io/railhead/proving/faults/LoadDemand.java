package io.railhead.proving.faults;

import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.Demand;

/** What the {@link LoadClient} asks for. */
record LoadDemand(Instructions load) implements Demand {
    @Override
    public String prefix() {
        return load.endToEndIds();
    }

    @Override
    public String endToEndId(int number) {
        return load.endToEndId(number);
    }

    @Override
    public long minor(int number) {
        return load.minor(number);
    }
}
