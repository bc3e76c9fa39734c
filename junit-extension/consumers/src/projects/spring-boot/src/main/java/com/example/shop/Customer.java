package com.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(
        name = "customers",
        uniqueConstraints = @UniqueConstraint(name = "uq_customers_email", columnNames = "email_address"))
public class Customer {

    @Id
    private Long id;

    @Column(nullable = false, length = 80)
    private String fullName;

    @Column(length = 200)
    private String emailAddress;

    protected Customer() {}

    public Customer(Long id, String fullName, String emailAddress) {
        this.id = id;
        this.fullName = fullName;
        this.emailAddress = emailAddress;
    }

    public String fullName() {
        return fullName;
    }
}
