-- as a person writes it: other names, other orders, short forms, and things that entities can't say
create type shipping as enum ('POST', 'COURIER');

create table customers (
    id bigserial primary key,
    email varchar(255) constraint one_account_each unique,
    full_name varchar(120) not null,
    nick character varying(30),
    born date,
    age int not null default 18,
    state varchar(20) default 'new',
    credit decimal(12, 2),
    created_at timestamptz not null default now(),
    version integer not null,
    mood varchar(10) check (mood in ('SAD', 'HAPPY')),
    street varchar(255),
    zip_code varchar(10),
    constraint adult check (age >= 18),
    constraint uq_person unique (full_name, born)
);
create unique index ux_nick on customers (nick);
create index ix_born on customers (born desc, full_name);
create index customers_by_age on customers (age);
create index customers_active on customers (state) where state <> 'gone';
create index customers_search on customers using gin (to_tsvector('simple', full_name));
comment on table customers is 'who buys';

create table customer_phones (
    customer_id bigint not null references customers,
    phone varchar(40) not null,
    constraint customer_phones_pk primary key (customer_id, phone)
);

create table customer_notes (
    customer_id bigint not null references customers (id),
    note text
);
create index on customer_notes (customer_id);

create sequence orders_seq increment by 20 start with 1000;
create table orders (
    id bigint primary key,
    reference uuid not null,
    customer_id bigint not null,
    replaces_id bigint references orders on delete restrict deferrable initially deferred,
    priority smallint check (priority in (0, 1, 2)),
    shipping shipping,
    paid bool not null,
    total int8,
    "deliverytime" numeric(21),
    signature bytea,
    weight float8 not null,
    constraint fk_order_customer foreign key (customer_id) references customers (id) on delete cascade
);
create index fk_order_customer on orders (customer_id, paid);

create table products (id uuid primary key default gen_random_uuid(), title varchar(255) not null);
alter table products alter id drop default;
create table books (id uuid primary key references products on update cascade, isbn varchar(13));

create table order_products (
    product_id uuid not null references products,
    order_id bigint not null references orders,
    primary key (product_id, order_id)
);

create table payments (
    dtype varchar(31) not null,
    id bigint generated always as identity primary key,
    amount numeric(38, 2) not null,
    card_number varchar(19)
) with (fillfactor = 80);

-- not of the entities
create view rich as select full_name from customers where credit > 1000;
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger touched before update on customers for each row execute function touch();
create sequence invoice_numbers;
create type colour as enum ('red', 'blue');
create schema reporting;
create table reporting.numbers (day date, value int);
create table flyway_schema_history (installed_rank int primary key, version varchar(50));
