"""Service packages (服务套餐): made by the office, joined by whom they are for, recorded by session."""
