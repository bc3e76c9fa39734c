package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.datasource.url=jdbc:sqlite:target/test.db")
class ShopApplicationTest {

    @Autowired
    CustomerRepository customers;

    @Test
    void theSchemaIsWhatTheEntitiesExpect() {
        assertThat(customers.findAll()).extracting(Customer::fullName).containsExactly("Ada");
    }
}
