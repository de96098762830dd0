"""Figures of reports, the project a report belongs to, the agency a person works for."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

OF_TRAINING = (
    'UPDATE report SET activity_code = (SELECT activity_code FROM training_session'
    ' WHERE training_session.report_id = report.id)'
    " WHERE form = 'training'"
)
OF_MODELS = (
    'UPDATE report SET activity_code = (SELECT livelihood_model.activity_code FROM model_progress'
    ' JOIN livelihood_model ON livelihood_model.id = model_progress.model_id'
    ' WHERE model_progress.report_id = report.id)'
    " WHERE form = 'model_progress'"
)


def upgrade() -> None:

    op.create_table('report_figure',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_figure_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'name', name=op.f('pk_report_figure'))
    )
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('activity_code', sa.String(), nullable=True))
        batch_op.create_index(batch_op.f('ix_report_activity_code'), ['activity_code'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_report_activity_code'), 'activity', ['activity_code'], ['code'])

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agency_code', sa.String(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_person_agency_code'), 'agency', ['agency_code'], ['code'])

    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('forms', sa.String(length=200), server_default=sa.text("''"), nullable=False)
        )

    op.execute(OF_TRAINING)
    op.execute(OF_MODELS)


def downgrade() -> None:

    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.drop_column('forms')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_person_agency_code'), type_='foreignkey')
        batch_op.drop_column('agency_code')

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_activity_code'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_report_activity_code'))
        batch_op.drop_column('activity_code')

    op.drop_table('report_figure')
