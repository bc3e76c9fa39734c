package com.example.shop;

import dev.retort.hibernate.EntityModel;
import dev.retort.schema.MetaData;
import java.util.function.Supplier;

public final class ShopEntities implements Supplier<MetaData> {

    @Override
    public MetaData get() {
        return EntityModel.builder()
                .entities(Customer.class)
                .dialect("postgresql")
                .snakeCaseNames()
                .build()
                .metaData();
    }
}
