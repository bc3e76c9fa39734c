create table Customers (
    id integer primary key autoincrement,
    full_name text not null,
    email varchar(255) constraint one_account_each unique,
    nick VARCHAR(30),
    born date,
    age int not null default 18,
    state varchar(20) default 'new',
    credit numeric(12, 2),
    created_at datetime not null default current_timestamp,
    version integer not null,
    mood text CHECK (mood IN ('HAPPY', 'SAD')),
    street text,
    "zip_code" varchar(10),
    constraint adult check (age >= 18),
    constraint uq_person unique (full_name, born)
);
create unique index ux_nick on customers (nick);
create index ix_born on customers (born desc, full_name);
create index customers_by_age on customers (age);
create index customers_active on customers (state) where state <> 'gone';
create table customer_phones (
    customer_id bigint not null references customers,
    phone varchar(40) not null,
    primary key (customer_id, phone)
) without rowid;
create table customer_notes (customer_id integer not null references customers (id), note text);
create index customer_notes_customer on customer_notes (customer_id);
create table orders_seq (next_val bigint);
create table orders (
    id integer primary key,
    reference blob not null,
    customer_id integer not null,
    replaces_id integer references orders on delete restrict deferrable initially deferred,
    priority tinyint check (priority between 0 and 2),
    shipping text,
    paid boolean not null,
    total integer,
    deliveryTime decimal(21, 0),
    signature blob,
    weight double precision not null,
    constraint fk_order_customer foreign key (customer_id) references customers (id) on delete cascade
);
create table products (id blob primary key, title text not null);
create table books (id blob primary key references products on update cascade, isbn varchar(13));
create table order_products (
    order_id integer not null references orders,
    product_id blob not null references products,
    primary key (order_id, product_id)
);
create table payments (
    id integer primary key,
    dtype text not null,
    amount decimal(38, 2) not null,
    card_number text
);
create view rich as select full_name from customers where credit > 1000;
create trigger touched after update on customers begin select 1; end;
create table flyway_schema_history (installed_rank int primary key, version varchar(50));
