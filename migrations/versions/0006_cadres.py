"""Cadres and who of them was trained, short names of indicators and whose sessions count for them."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('cadre',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=48), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('place_path', sa.String(length=200), nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('phone', sa.String(length=20), nullable=True),
    sa.Column('active_from', sa.Date(), nullable=True),
    sa.Column('active_to', sa.Date(), nullable=True),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_cadre_place_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cadre')),
    sa.UniqueConstraint('code', 'sample', name=op.f('uq_cadre_code_sample'))
    )
    with op.batch_alter_table('cadre', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cadre_name_key'), ['name_key'], unique=False)
        batch_op.create_index(batch_op.f('ix_cadre_place_code'), ['place_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_cadre_place_path'), ['place_path'], unique=False)

    op.create_table('cadre_attendance',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('cadre_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['cadre_id'], ['cadre.id'], name=op.f('fk_cadre_attendance_cadre_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_cadre_attendance_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'cadre_id', name=op.f('pk_cadre_attendance'))
    )
    with op.batch_alter_table('cadre_attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cadre_attendance_cadre_id'), ['cadre_id'], unique=False)

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.add_column(sa.Column('short_name', sa.String(length=60), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column('activities', sa.String(length=300), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.drop_column('activities')
        batch_op.drop_column('short_name')

    with op.batch_alter_table('cadre_attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cadre_attendance_cadre_id'))

    op.drop_table('cadre_attendance')
    with op.batch_alter_table('cadre', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cadre_place_path'))
        batch_op.drop_index(batch_op.f('ix_cadre_place_code'))
        batch_op.drop_index(batch_op.f('ix_cadre_name_key'))

    op.drop_table('cadre')
