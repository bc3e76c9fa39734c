package com.example.shop;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Bean
    CommandLineRunner welcome(CustomerRepository customers) {
        return arguments -> {
            customers.save(new Customer(1L, "Ada", "ada@example.org"));
            System.out.println("customers: " + customers.count());
        };
    }
}
