package com.example.shop;

import dev.retort.junit.MigrationChecks;
import dev.retort.junit.MigrationTest;

@MigrationTest(
        scripts = {"classpath:db/versions", "classpath:com/example/shop/versions"},
        entities = Customer.class,
        entityNaming = "spring")
class ShopMigrationsTest implements MigrationChecks {}
